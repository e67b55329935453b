"""Places of the world under their French names: look up a surface, get its readings."""

from pipeline.gazetteer.fold import fold
from pipeline.gazetteer.place import Place
from pipeline.gazetteer.store import Gazetteer, Reading, gazetteer

__all__ = ["Gazetteer", "Place", "Reading", "fold", "gazetteer"]
