"""``python -m tests.typeset.pdf SEED --out DIR``: write PDFs, their gold, and (--png) a look."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.typeset.pdf import PRODUCERS
from tests.typeset.pdf.truth import Gold


def write_issue(folder: Path, name: str, issue: tuple[bytes, Gold]) -> Path:
    """Write ``<issue>/<name>.pdf`` and ``.json`` below ``folder``; return the PDF's path."""
    data, gold = issue
    path = folder / str(gold["published"]) / f"{name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    truth = json.dumps(gold, ensure_ascii=False, indent=0)
    path.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")
    return path


def preview(path: Path, scale: float) -> None:
    """Write every page of a PDF as a picture beside it."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        for number in range(len(document)):
            picture = document[number].render(scale=scale).to_pil()
            picture.save(path.with_name(f"{path.stem}-{number + 1}.png"))


def main() -> None:
    """Write the issues of ``--count`` seeds from SEED on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--producer", choices=PRODUCERS, default="reportlab")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--png", action="store_true")
    parser.add_argument("--scale", type=float, default=1.2)
    args = parser.parse_args()
    for seed in range(args.seed, args.seed + args.count):
        issue = PRODUCERS[args.producer](seed)
        path = write_issue(args.out, f"{args.producer}-{seed:03d}", issue)
        print(path)
        if args.png:
            preview(path, args.scale)


if __name__ == "__main__":
    main()
