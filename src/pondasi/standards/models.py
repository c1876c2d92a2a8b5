"""Tables of the room. Codes are text; unknown validity dates are empty."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from pondasi.core.values import Frequency, MeasureKind


class Unit(models.Model):
    """A unit of measure with the other spellings under which files print it."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    alternatives = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class CodeList(models.Model):
    """A code list by name, whatever its version."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class CodeListVersion(models.Model):
    """A code list as it holds from a day."""

    code_list = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="versions")
    version = models.CharField(max_length=40)
    source = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code_list", "version"], name="code_list_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.code_list_id} {self.version}"


class Code(models.Model):
    """One code of a version. `other_systems` bridges to the same thing's code elsewhere: `{"BPS": "6471010"}`."""

    version = models.ForeignKey(CodeListVersion, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=30, blank=True)
    position = models.PositiveIntegerField()
    alternatives = models.JSONField(default=list)
    other_systems = models.JSONField(default=dict)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "code"], name="code_once_per_version")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class DataStandard(models.Model):
    """Standar Data: what a figure means. `kode_sds` is BPS's national code where there is one."""

    code = models.SlugField(max_length=80, unique=True)
    kode_sds = models.CharField(max_length=40, blank=True)
    concept = models.TextField()
    concept_en = models.TextField(blank=True)
    definition = models.TextField()
    definition_en = models.TextField(blank=True)
    classification = models.TextField(blank=True)
    classification_en = models.TextField(blank=True)
    measure_kind = models.CharField(max_length=20, choices=[(kind.value, kind.text.id) for kind in MeasureKind])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="standards")

    def __str__(self) -> str:
        return self.code


class DataStructure(models.Model):
    """What a dataset holds (SDMX DataStructureDefinition): `code` is the dataset's for good, `version` may grow."""

    code = models.SlugField(max_length=80)
    version = models.PositiveIntegerField(default=1)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    standard = models.ForeignKey(DataStandard, on_delete=models.PROTECT, related_name="structures")
    frequency = models.CharField(max_length=1, choices=[(f.value, f.text.id) for f in Frequency])
    decimals = models.PositiveSmallIntegerField(default=0)
    static = models.BooleanField(default=False, help_text="the figures repeat by nature")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="data_structure_version_once"),
            models.CheckConstraint(condition=Q(decimals__lte=10), name="data_structure_decimals_fit"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"


class Dimension(models.Model):
    """A breakdown of a structure: a part of a code list version, given by its root and the level shown under it."""

    structure = models.ForeignKey(DataStructure, on_delete=models.CASCADE, related_name="dimensions")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    codes = models.ForeignKey(CodeListVersion, on_delete=models.PROTECT, related_name="dimensions")
    root = models.CharField(max_length=40, help_text="code of the total")
    level = models.CharField(max_length=30, blank=True, help_text="level of the parts; empty: all codes under the root")
    is_region = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["structure", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["structure", "code"], name="dimension_once")]

    def __str__(self) -> str:
        return self.code
