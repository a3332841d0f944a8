"""``python -m tests.typeset --seed N --out DIR``: write raw pages and their gold."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tests.typeset.binding import VARIANTS, encode
from tests.typeset.press import random_page
from tests.typeset.truth import Gold


def write_page(folder: Path, name: str, page: tuple[str, Gold], variant: str = "utf-8") -> Path:
    """Write ``<issue>/<name>.txt`` and ``.json`` below ``folder``; return the text's path."""
    text, gold = page
    path = folder / str(gold["published"]) / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(text, variant))
    truth = json.dumps(gold, ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Write the pages of ``--count`` seeds from ``--seed`` on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--variant", choices=VARIANTS, default="utf-8")
    args = parser.parse_args()
    for seed in range(args.seed, args.seed + args.count):
        print(write_page(args.out, f"seed-{seed:03d}", random_page(seed), args.variant))


if __name__ == "__main__":
    main()
