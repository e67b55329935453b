"""What the pipeline finds against what a person annotated: gold, matching, figures, errors, calibration.

Everything is pure but `gold.read_folder`, `found.read` and `evaluate`, which read files and stores.
"""

from pipeline.evaluation.evaluate import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
