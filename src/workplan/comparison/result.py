"""What ``workplan.compare`` returns: all that changed from one edition to the next."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from workplan.comparison.model import Doubt, Edition, FieldChange, Pair, SectionChange, UnitChanges
from workplan.comparison.units import for_unit
from workplan.lexicon import Lexicon
from workplan.model import Frozen

COMPARISON_VERSION: Final = "2"


class Comparison(Frozen):
    """What changed from one edition of a plan to the next."""

    schema_version: Annotated[str, Field(description="Version of this form.")] = COMPARISON_VERSION
    library_version: Annotated[str, Field(description="Version of workplan.")]
    old: Annotated[Edition, Field(description="The earlier edition.")]
    new: Annotated[Edition, Field(description="The later edition.")]
    doubts: Annotated[tuple[Doubt, ...], Field(description="Whether the two documents belong together at all.")] = ()
    masthead: Annotated[tuple[FieldChange, ...], Field(description="What changed around the plan.")] = ()
    sections: Annotated[tuple[SectionChange, ...], Field(description="What changed in it, in the new order.")] = ()
    identical: Annotated[tuple[Pair, ...], Field(description="Sections that are the same.")] = ()

    def __str__(self) -> str:
        names = " → ".join(edition.name or edition.title or "?" for edition in (self.old, self.new))
        return f"{names}: {len(self.sections)} sections changed, {len(self.identical)} the same"

    @property
    def same(self) -> bool:
        """True if nothing changed."""
        return not (self.sections or self.masthead)

    def for_unit(self, unit: str, *, lexicon: Lexicon | None = None) -> UnitChanges:
        """Return what is new, gone and changed for ``unit``.

        Args:
            unit: its short form (省司法厅), its full name, an alias, or the words of the plan.
            lexicon: the words that tell which groups it may belong to, the built-in ones if None.

        Raises:
            UsageError: neither edition names it; the message says which names are near.
        """
        found = for_unit(self.sections, unit, [*self.new.units, *self.old.units], lexicon)
        return found.model_copy(update={"doubts": self.doubts})
