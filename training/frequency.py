"""Makes the list of word frequencies from wordfreq's Danish one.

    python -m training.frequency

wordfreq itself is 60 MB of all languages; 29,000 Danish words in 90 KB are all that is needed.
Its data may be shared under CC BY-SA 4.0, as the pipeline's is.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from pathlib import Path

from oejenhoejde.language.frequency import FILE, RAREST

TARGET = Path(__file__).resolve().parents[1] / "oejenhoejde" / "_pipeline" / FILE
_WORD = re.compile(r"[a-zæøåéüöä]+(?:-[a-zæøåéüöä]+)*")


def content() -> str:
    """Give the text of the list: a line for each frequency, words sorted."""
    from wordfreq import get_frequency_dict, zipf_frequency

    by_value: dict[float, list[str]] = defaultdict(list)
    for word in get_frequency_dict("da", wordlist="best"):
        value = round(zipf_frequency(word, "da"), 1)
        if _WORD.fullmatch(word) and value >= RAREST:
            by_value[value].append(word)
    return "\n".join(
        "\t".join([f"{value:.1f}", *sorted(by_value[value])]) for value in sorted(by_value)
    )


def main() -> None:
    """Write the list."""
    TARGET.write_bytes(gzip.compress(content().encode("utf-8"), mtime=0))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
