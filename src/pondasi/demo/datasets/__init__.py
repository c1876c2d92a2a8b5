"""Demo datasets with invented figures ("data contoh"): their definitions and what they hold for each period."""

from pondasi.demo.datasets.catalogue import DATASETS, UPCOMING, dataset
from pondasi.demo.datasets.classes import CLASS_LISTS, DISTRICT, REGION_LIST, DemoClassList
from pondasi.demo.datasets.model import (
    SAMPLE_NOTE,
    Access,
    DemoDataset,
    DemoDimension,
    Figures,
    Stage,
)

__all__ = [
    "CLASS_LISTS",
    "DATASETS",
    "DISTRICT",
    "REGION_LIST",
    "SAMPLE_NOTE",
    "UPCOMING",
    "Access",
    "DemoClassList",
    "DemoDataset",
    "DemoDimension",
    "Figures",
    "Stage",
    "dataset",
]
