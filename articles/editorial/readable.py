"""Whether what somebody gives as an opinion or a reason can be read at all."""


def is_readable(text: str) -> bool:
    """Tell whether a text holds more than spaces, control characters and others that nobody sees."""
    return any(character.isprintable() and not character.isspace() for character in text)
