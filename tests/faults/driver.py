"""A run in a process of its own that a test can kill: `python driver.py FOLDER DB [WORKERS] [TIMEOUT]`.

The model is a light one that finds what tests/made.py annotates, and obeys two words of the text.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import made
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.batch import run as batch
from pipeline.batch.options import Options
from pipeline.errors import QuiditquoiError
from pipeline.nlp.annotations import register

SLOW, ENDLESS, DEADLY = "LENTEUR", "SANSFIN", "MORTEL"


@Language.component("test_obey")
def obey(doc: Doc) -> Doc:
    """Take a while, take for ever, or die, as the text says."""
    if SLOW in doc.text:
        time.sleep(0.02)
    if ENDLESS in doc.text:
        time.sleep(3600)
    if DEADLY in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc


def light() -> Language:
    register()
    nlp = spacy.blank("xx")
    for name in ("quiditquoi_sentences", "test_obey", "test_annotate"):
        nlp.add_pipe(name)
    return nlp


def main() -> int:
    folder, db, *rest = sys.argv[1:]
    workers, timeout = (int(rest[0]) if rest else 1), (float(rest[1]) if len(rest) > 1 else 60.0)
    try:
        options = Options(workers=workers, article_timeout=timeout)
        done = batch.run([Path(folder)], Path(db), options, light)
    except QuiditquoiError as error:
        print(error, file=sys.stderr)
        return 1
    return 3 if done.n_failed else 0


if __name__ == "__main__":
    assert made
    sys.exit(main())
