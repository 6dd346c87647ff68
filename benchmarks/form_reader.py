"""A form of a page as a browser without script sends it."""

from html.parser import HTMLParser

Fields = list[tuple[str, str]]
UNSENT = {"submit", "button", "image", "reset", "file"}


class FormReader(HTMLParser):
    """Reads the fields of the form with an id, in their order."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form, self.fields, self.is_inside = form, Fields(), False
        self._name: str | None = None  # of the text or the choice that is being read
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a field in."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_inside = told.get("id") == self.form
        elif not self.is_inside or ("disabled" in told and tag != "option"):
            return
        elif tag == "input" and told.get("type") not in UNSENT and told.get("name"):
            if told.get("type") not in {"checkbox", "radio"} or "checked" in told:
                self.fields.append((told["name"], told.get("value", "")))
        elif tag in {"textarea", "select"}:
            self._name, self._text = told.get("name"), ""
        elif tag == "option" and "selected" in told and self._name:
            self.fields.append((self._name, told.get("value", "")))

    def handle_data(self, data: str) -> None:
        """Take in what stands in a text."""
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        """Close what was open."""
        if tag == "textarea" and self._name and self.is_inside:
            self.fields.append((self._name, self._text.removeprefix("\r\n").removeprefix("\n")))
        if tag in {"textarea", "select"}:
            self._name = None
        elif tag == "form":
            self.is_inside = False


def read_form(html: str, form: str) -> Fields:
    """Give the names and values of a form's fields."""
    reader = FormReader(form)
    reader.feed(html)
    return reader.fields
