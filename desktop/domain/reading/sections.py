"""Where a block stands in the outline: its path of labels, as facts of a plan name it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.folding import fold
from desktop.domain.numbering import Node, tree
from desktop.domain.outline import UNNUMBERED_LEVELS, Block, BlockKind


@dataclass(frozen=True, slots=True)
class Standing:
    """A block with the headings and numbered items above it, the highest first.

    Attributes:
        node: The block in the tree.
        above: The nodes above it.
        folded: Its words folded.
        folded_headings: The words of the headings above it, folded.
    """

    node: Node
    above: tuple[Node, ...]
    folded: str
    folded_headings: tuple[str, ...]

    @property
    def block(self) -> Block:
        """The block itself."""
        return self.node.block

    @property
    def path(self) -> tuple[str, ...]:
        """The labels above it and its own, without their marks."""
        return tuple(
            node.label.rstrip(".)")
            for node in (*self.above, self.node)
            if node.label and node.block.level not in UNNUMBERED_LEVELS
        )

    @property
    def section(self) -> str:
        """The labels joined by dots, all of them ("II.B.1.1.1.a")."""
        return ".".join(self.path)

    @property
    def short_section(self) -> str:
        """The labels without those that the next one repeats ("II.B.2.7.2")."""
        path = self.path
        kept = [
            label
            for label, following in zip(path, (*path, "")[1:], strict=True)
            if not following.startswith(f"{label}.")
        ]
        return ".".join(kept)

    @property
    def headings(self) -> tuple[Block, ...]:
        """The headings above it, the highest first."""
        return tuple(n.block for n in self.above if n.block.kind is BlockKind.HEADING)


def standings(blocks: Sequence[Block]) -> tuple[Standing, ...]:
    """Return every block in printed order with what stands above it."""
    return tuple(found for node in tree(blocks) for found in _below(node, (), ()))


def _below(node: Node, above: tuple[Node, ...], headings: tuple[str, ...]) -> Iterator[Standing]:
    folded = fold(node.block.text)
    yield Standing(node, above, folded, headings)
    if node.block.kind is BlockKind.HEADING:
        headings = (*headings, folded)
    for child in node.children:
        yield from _below(child, (*above, node), headings)
