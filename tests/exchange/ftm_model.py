"""Write ftm_model.json: what the schemata that graphkit writes have in the package followthemoney.

    python -m tests.exchange.ftm_model

The tests check exports against this file, so that they need no library that has to be
compiled; where it is installed, they check against the library itself too.
"""

import json
from pathlib import Path
from typing import Any

SCHEMATA = (
    *("Address", "Article", "Event", "Membership", "Mention", "Note", "Occupancy"),
    *("Organization", "Person", "Position", "PublicBody", "Representation", "Territory"),
    "UnknownLink",
)
FILE = Path(__file__).with_name("ftm_model.json")


def described() -> dict[str, Any]:
    """Return ancestors, required properties, and the types of all properties by schema."""
    from followthemoney import model  # noqa: PLC0415 - not installed everywhere

    found: dict[str, Any] = {}
    for name in SCHEMATA:
        schema = model.schemata[name]
        found[name] = {
            "is": sorted(parent.name for parent in schema.schemata),
            "properties": {
                prop.name: [prop.type.name, prop.range.name if prop.range else ""]
                for prop in sorted(schema.properties.values(), key=lambda prop: prop.name)
                if not prop.stub
            },
            "required": sorted(schema.required),
        }
    return found


def main() -> None:
    """Write the file anew."""
    rows = [f" {json.dumps(name)}: {json.dumps(one)}" for name, one in described().items()]
    FILE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
