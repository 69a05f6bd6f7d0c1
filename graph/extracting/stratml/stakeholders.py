"""Who has to do with a plan or a part of it: its organisations, and the stakeholders that a StratML file lists with their roles.

A performer takes part (gt:involves) and never leads, since StratML does not say who does. A beneficiary is served
(gt:benefits); where a lens has a population group of just that name, the element addresses it. Who has no role is listed
(gt:concerns). People were left out when the file was read.
"""

from __future__ import annotations

from collections.abc import Mapping

from ....ontology.terms import ADDRESSES, BENEFITS, CONCERNS, DESCRIPTION, IDENTIFIER, INVOLVES, POST
from ...conventions import Convention
from ...statement import Concept, Thing, Typed
from ..classes import BODIES
from ..register import Register
from ..sameness import clean_label, name_key
from .elements import Element
from .kinds import group_called, kind_of_body

__all__ = ["Stakeholders"]

_ROLES: Mapping[str, str] = {"performer": INVOLVES, "beneficiary": BENEFITS}


class Stakeholders:
    """Enters the bodies that a file names, and links what they take part in to them."""

    def __init__(self, convention: Convention, register: Register, council: str) -> None:
        self.convention, self.register, self.council = convention, register, council

    def organisation(self, element: Element) -> Thing | None:
        """The body that the plan is of; None where its name is empty."""
        own = element.text("Name")
        body = self._body(element, self.council if name_key(own) == name_key(self.council) else "")
        if body and (acronym := element.text("Acronym")):
            self.register.alias(body, acronym)
        return body

    def read(self, subject: Thing, holder: Element) -> None:
        """Link a plan, an outcome or a sub-outcome to the stakeholders that its element lists."""
        for element in holder.all("Stakeholder"):
            roles = {
                _ROLES[text.casefold()]: f"RoleType {i}"
                for role in element.all("Role")
                for i in (1, 2)
                if (text := role.text(f"RoleType {i}")).casefold() in _ROLES
            }
            group = group_called(element.text("Name"))
            if group and INVOLVES not in roles:
                self.register.state(subject, ADDRESSES, Concept(group), element.quotation("Name"))
            elif body := self._body(element, self.council):
                for predicate in roles or (CONCERNS,):
                    self.register.state(subject, predicate, body, element.quotation("Name"))

    def _body(self, element: Element, council: str) -> Thing | None:
        label = clean_label(element.text("Name"))
        if not label:
            return None
        kind = kind_of_body(label, self.convention, council)
        body = self.register.known((*BODIES, POST), label) or self.register.enter(kind, label)
        self.register.mention(body, label, element.quotation("Name"))
        for key, predicate in (("Description", DESCRIPTION), ("Identifier", IDENTIFIER)):
            if words := element.text(key):
                self.register.state(body, predicate, Typed(words), element.quotation(key))
        return body
