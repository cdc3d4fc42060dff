"""How long it takes to tell who is who among many names, and how the cost grows.

    python tests/benchmarks/persons.py               10,000, 20,000, 50,000 and 100,000 names
    python tests/benchmarks/persons.py 1000 2000     … so many

Names are made of syllables with a seed, family names as unevenly spread as real ones are (Zipf).
Each person stands in one to four documents, under the full name, a short form of it, with a slip or
by family name and office alone; countries, offices and days are drawn as well.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from itertools import pairwise

from graphkit.resolution.persons.descriptions import Description
from graphkit.resolution.persons.grouping import group_persons
from graphkit.resolution.persons.posts import Post

SEED = 7
COUNTRIES = 190
TITLES = ("President", "Prime Minister", "Minister for Trade", "Minister for Health", "Senator")
STARTS = [*"bdfghklmnprstvz", "br", "dr", "kr", "st", "tr", "sh", "ch", "al", "el"]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
ENDS = ["", "n", "r", "s", "l", "m", "k", "v", "sky", "son", "ez", "ian"]


def word(source: random.Random, syllables: int) -> str:
    parts = [source.choice(STARTS) + source.choice(VOWELS) for _ in range(syllables)]
    return ("".join(parts) + source.choice(ENDS)).capitalize()


def people(count: int) -> list[Description]:
    """Return descriptions that have ``count`` distinct names between them, or a few more."""
    source = random.Random(SEED)  # noqa: S311
    families = sorted({word(source, 3) for _ in range(count // 3 + 10)})
    source.shuffle(families)
    given = sorted({word(source, 2) for _ in range(count // 20 + 200)})
    weights = [1 / (rank + 10) for rank in range(len(families))]
    names: set[str] = set()
    found: list[Description] = []
    while len(names) < count:
        [family] = source.choices(families, weights)
        full = f"{source.choice(given)} {family}"
        for one in appearances(source, full, len(found)):
            names.update(one.names)
            found.append(one)
    return found


def appearances(source: random.Random, full: str, start: int) -> list[Description]:
    country = f"country/{source.randrange(COUNTRIES)}"
    title = source.choice(TITLES)
    head = title.partition(" for ")[0].lower()
    office = Post(title, head, country, country=country)
    year = source.randrange(1990, 2030)
    found = []
    for number in range(source.randint(1, 4)):
        name = source.choice([full, full, full, slip(source, full), full.split()[1]])
        found.append(
            Description(
                member=(f"document/{start + number}", "person:0"),
                names=(name,),
                offices=(office,) if source.random() < 0.8 else (),
                countries=frozenset({country} if source.random() < 0.9 else ()),
                day=f"{year}-{source.randint(1, 12):02}-{source.randint(1, 28):02}",
            )
        )
    return found


def slip(source: random.Random, name: str) -> str:
    at = source.randrange(1, len(name))
    return name[:at] + name[at] * (name[at] != " ") + name[at:]


def main(arguments: list[str]) -> None:
    sizes = [int(one) for one in arguments] or [10_000, 20_000, 50_000, 100_000]
    seconds = []
    sys.stdout.write(
        "  names  descriptions  persons  questions  CPU seconds  microseconds a name\n"
    )
    for size in sizes:
        described = people(size)
        began = time.process_time()
        grouping = group_persons(described)
        seconds.append(time.process_time() - began)
        distinct = len({name for one in described for name in one.names})
        each = 1e6 * seconds[-1] / distinct
        sys.stdout.write(
            f"{distinct:7} {len(described):13} {len(grouping.groups):8} "
            f"{len(grouping.questions):10} {seconds[-1]:8.1f} {each:21.0f}\n"
        )
    for (less, more), (before, after) in zip(pairwise(sizes), pairwise(seconds), strict=True):
        sys.stdout.write(
            f"{more / less:.1f} times the names take {after / before:.1f} times as long\n"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{peak:.0f} MB at the peak\n")


if __name__ == "__main__":
    main(sys.argv[1:])
