"""Imports a text with Anki's own importer and exports it in every way that Anki has.

    python anki_check.py QUESTIONS.txt FOLDER

Into FOLDER go notes.json (what Anki made of each note) and Anki's own text exports, named after what they hold.
"""

import html
import itertools
import json
import re
import sys
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest

COLUMNS = ["html", "tags", "deck", "notetype", "guid"]


def shown(field):
    """A field as a person reads it on the card."""
    lines = re.sub(r"<br\s*/?>", "\n", field)
    return html.unescape(re.sub(r"<[^>]*>", "", lines))


def bring_in(collection, path):
    metadata = collection.get_csv_metadata(path=path, delimiter=None)
    log = collection.import_csv(ImportCsvRequest(path=path, metadata=metadata)).log
    troubles = [log.updated, log.duplicate, log.conflicting, log.first_field_match, log.missing_notetype,
                log.missing_deck, log.empty_first_field]
    return log.found_notes, len(log.new), sum(len(trouble) for trouble in troubles)


def notes(collection):
    for note in map(collection.get_note, collection.find_notes("")):
        yield {"type": note.note_type()["name"], "fields": [shown(field) for field in note.fields],
               "tags": note.tags, "cards": len(note.cards())}


def main(questions, folder):
    collection = Collection(str(folder / "collection.anki2"))
    found, new, troubles = bring_in(collection, questions)
    result = {"found": found, "new": new, "troubles": troubles, "notes": list(notes(collection))}
    (folder / "notes.json").write_text(json.dumps(result), encoding="utf-8")
    for switches in itertools.product([True, False], repeat=len(COLUMNS)):
        named = [column for column, is_on in zip(COLUMNS, switches) if is_on]
        collection.export_note_csv(
            out_path=str(folder / ("-".join(["notes", *named]) + ".txt")), limit=None,
            **{f"with_{column}": is_on for column, is_on in zip(COLUMNS, switches)})
    for name, is_html in [("cards-html.txt", True), ("cards.txt", False)]:
        collection.export_card_csv(out_path=str(folder / name), limit=None, with_html=is_html)
    collection.close()


main(sys.argv[1], Path(sys.argv[2]))
