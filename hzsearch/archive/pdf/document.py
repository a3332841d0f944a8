"""A PDF as its pages' records, whatever the pages do to the process that reads them."""

from __future__ import annotations

from importlib.util import find_spec

from hzsearch.archive.pdf import limits
from hzsearch.archive.pdf.process import CrashedError, ReadingProcess, TooSlowError, reading_process
from hzsearch.archive.pdf.records import Record
from hzsearch.archive.pdf.wire import BrokenWireError, Head, unpacked
from hzsearch.errors import ArchiveError

#: FPDF_ERR_…: why a document can not be opened.
_REASONS = {
    4: "needs a password; save it without one",
    5: "is encrypted in a way that is not known; save it without",
}
_DAMAGED = "is a PDF, but damaged or cut short; fetch it again"
_NO_PDF = "is no PDF; give it the ending of what it is"
#: Readers accept a header that does not stand at the very beginning (ISO 32000-1, annex H).
_HEADER = 1024


class Document:
    """A PDF that is open in the reading process. ``count`` is how many pages it has.

    ``created`` and ``title`` are what the file says about itself. Raises
    ArchiveError, naming the file and the reason, where it can not be opened.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self._failures = 0
        self._process: ReadingProcess | None = None
        self._refuse_size()
        head = self._opened()
        self.count = int(head.get("pages", 0))
        self.created, self.title = str(head.get("created", "")), str(head.get("title", ""))
        if not 0 < self.count <= limits.MOST_PAGES:
            raise ArchiveError(
                f"{name} has {self.count:,} pages, more than {limits.MOST_PAGES:,}; part it."
                if self.count
                else f"{name} has no pages."
            )

    def page(self, index: int) -> Record:
        """Return the record of a page; where it could not be read, one with only a note."""
        answer = self._answer({"do": "page", "index": index})
        if isinstance(answer, str):
            return Record(notes=[answer])
        try:
            return unpacked(*answer)
        except BrokenWireError:
            return Record(notes=["could not be read"])

    def picture(self, index: int, dpi: int) -> tuple[Head, bytes] | None:
        """Return the page as grey pixels, with their width, height and stride, None if it fails."""
        answer = self._answer({"do": "render", "index": index, "dpi": dpi})
        return None if isinstance(answer, str) or "width" not in answer[0] else answer

    def _answer(self, head: Head) -> tuple[Head, bytes] | str:
        """Return the answer to a request, or half a sentence that says why there is none."""
        if self._failures >= limits.MOST_FAILURES:
            return f"was not tried, since {self._failures} pages of the file before it failed"
        try:
            if self._process is None or not self._process.alive:
                self._opened()
            assert self._process is not None
            answer = self._process.ask(limits.SECONDS_A_PAGE, head)
        except TooSlowError:
            self._failures += 1
            return f"took longer than {limits.SECONDS_A_PAGE:g} seconds"
        except (CrashedError, ArchiveError):
            self._failures += 1
            return "made the PDF reader fail, perhaps for want of memory"
        return str(answer[0]["failed"]) if "failed" in answer[0] else answer

    def _opened(self) -> Head:
        try:
            self._process = reading_process()
            request = {"do": "open", "memory": limits.MEMORY}
            head, _ = self._process.ask(limits.SECONDS_TO_OPEN, request, self._data)
        except TooSlowError as error:
            raise ArchiveError(
                f"{self._name} can not be opened within {limits.SECONDS_TO_OPEN:g} seconds; "
                f"it is damaged or made to harm."
            ) from error
        except CrashedError as error:
            raise ArchiveError(f"{self._name} makes the PDF reader fail; it is damaged.") from error
        if "pages" not in head:
            unknown = _DAMAGED if b"%PDF-" in self._data[:_HEADER] else _NO_PDF
            raise ArchiveError(f"{self._name} {_REASONS.get(head.get('error', 0), unknown)}.")
        return head

    def _refuse_size(self) -> None:
        if find_spec("pypdfium2") is None:
            raise ArchiveError(
                f"{self._name} is a PDF; to read it, run: pip install 'hzsearch[pdf]'."
            )
        if not self._data:
            raise ArchiveError(f"{self._name} is empty (0 bytes).")
        if len(self._data) > limits.MOST_BYTES:
            raise ArchiveError(
                f"{self._name} has {len(self._data):,} bytes, more than {limits.MOST_BYTES:,}; "
                f"part it."
            )
