"""The cast itself: the whole way works, so that what other tests show is theirs."""

from __future__ import annotations

from tests.rooms.city import City

from pondasi.collection.selectors import present_findings
from pondasi.observations.models import Slice


def test_the_whole_way(city: City) -> None:
    draft = city.draft()
    assert draft.reading.is_ready
    assert draft.reading.count == 21
    assert present_findings(draft) == []
    city.accepted("penduduk")
    release = city.released("penduduk")
    assert release.state == "released"
    assert Slice.objects.get().count == 21
