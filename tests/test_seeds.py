import hashlib

from django.conf import settings


def test_seed_is_kept_byte_for_byte():
    seed = settings.BASE_DIR / "seeds" / "000_ab0d92b2bf0d86ab.txt"
    digest = "fda378f61c64ff1f1f1fb3997bc4b61c7486e8f5c9ac4a196999a65d405b998b"
    assert hashlib.sha256(seed.read_bytes()).hexdigest() == digest
