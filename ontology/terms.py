"""The terms of the graph as constants: the only place in the code where an IRI is written down.

Every `gt:` term of goldenthread.ttl is here and nothing else with that namespace; a test holds both to it.
What a term means stands in the Turtle, not here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- namespaces and graphs -------------------------------------------------------------------------------------------

GT: Final = "https://w3id.org/goldenthread/ontology#"
RULES: Final = "https://w3id.org/goldenthread/rules/"
LENS: Final = "https://w3id.org/goldenthread/lens/"
KINDS: Final = LENS + "kinds/"
STATUS: Final = LENS + "status/"
#: The named graph of the ontology; a lens has its own IRI as its named graph.
ONTOLOGY: Final = "https://w3id.org/goldenthread/ontology"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SH: Final = "http://www.w3.org/ns/shacl#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
ORG: Final = "http://www.w3.org/ns/org#"

#: For descriptions of the endpoint and its data, not of the plan: no query has them undeclared.
SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
VOID_EXT: Final = "http://ldf.fi/void-ext#"
SCHEMA: Final = "https://schema.org/"
SPARQL_FORMATS: Final = "http://www.w3.org/ns/formats/"

#: Prefix -> namespace: what every query may use without declaring it.
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcterms": DCTERMS,
        "gt": GT,
        "lens": LENS,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "rule": RULES,
        "sh": SH,
        "skos": SKOS,
        "xsd": XSD,
    }
)

# --- classes ---------------------------------------------------------------------------------------------------------

INSTRUMENT: Final = GT + "Instrument"
STRATEGIC_PLAN: Final = GT + "StrategicPlan"
STRATEGY: Final = GT + "Strategy"
PROGRAMME: Final = GT + "Programme"
SERVICE: Final = GT + "Service"

PLAN_ELEMENT: Final = GT + "PlanElement"
OUTCOME: Final = GT + "Outcome"
SUB_OUTCOME: Final = GT + "SubOutcome"
COMMITMENT: Final = GT + "Commitment"
AIM: Final = GT + "Aim"
ACTION: Final = GT + "Action"

BODY: Final = GT + "Body"
COUNCIL: Final = GT + "Council"
DEPARTMENT: Final = GT + "Department"
OUTCOME_BOARD: Final = GT + "OutcomeBoard"
PARTNERSHIP_BOARD: Final = GT + "PartnershipBoard"
SCRUTINY_COMMITTEE: Final = GT + "ScrutinyCommittee"
DECISION_BODY: Final = GT + "DecisionBody"
MANAGEMENT_TEAM: Final = GT + "ManagementTeam"
CORPORATE_FUNCTION: Final = GT + "CorporateFunction"
PARTNER: Final = GT + "Partner"
POST: Final = GT + "Post"

REPORT: Final = GT + "Report"
WORKBOOK: Final = GT + "Workbook"
PARAGRAPH: Final = GT + "Paragraph"
QUOTATION: Final = GT + "Quotation"
LINK: Final = GT + "Link"
SUGGESTION: Final = GT + "Suggestion"
DECISION: Final = GT + "Decision"
FINDING: Final = GT + "Finding"
RULE: Final = GT + "Rule"

LENS_CLASS: Final = GT + "Lens"  # LENS is the namespace
DETERMINANT: Final = GT + "Determinant"
POPULATION_GROUP: Final = GT + "PopulationGroup"

EVENT: Final = GT + "Event"
CONSULTATION: Final = GT + "Consultation"
MEETING: Final = GT + "Meeting"
DUTY: Final = GT + "Duty"

# --- properties: the plan and its instruments ------------------------------------------------------------------------

IS_PART_OF: Final = GT + "isPartOf"
CONTRIBUTES_TO: Final = GT + "contributesTo"
ADDRESSES: Final = GT + "addresses"
HAS_POSITION: Final = GT + "hasPosition"
HAS_LEVEL_NAME: Final = GT + "hasLevelName"
IS_READ_AS: Final = GT + "isReadAs"
HAS_FIT: Final = GT + "hasFit"

SUPPORTS: Final = GT + "supports"
UNDERPINS: Final = GT + "underpins"
COMPLEMENTS: Final = GT + "complements"
REPLACES: Final = GT + "replaces"
REVISES: Final = GT + "revises"
IMPLEMENTS: Final = GT + "implements"
IS_DELIVERED_THROUGH: Final = GT + "isDeliveredThrough"
DEVELOPS: Final = GT + "develops"
REVIEWS: Final = GT + "reviews"
VALID_FROM: Final = GT + "validFrom"
VALID_UNTIL: Final = GT + "validUntil"
HAS_VISION: Final = GT + "hasVision"
HAS_MISSION: Final = GT + "hasMission"
HAS_VALUE: Final = GT + "hasValue"

# --- properties: what an action plan reports of a commitment ---------------------------------------------------------

HAS_STATUS: Final = GT + "hasStatus"
REPORTS_STATUS: Final = GT + "reportsStatus"
REPORTS_PROGRESS: Final = GT + "reportsProgress"
HAS_TIMESCALE: Final = GT + "hasTimescale"
HAS_PRIORITY: Final = GT + "hasPriority"
HAS_BASELINE: Final = GT + "hasBaseline"
HAS_TARGET: Final = GT + "hasTarget"
HAS_COST: Final = GT + "hasCost"
IS_MEASURED_BY: Final = GT + "isMeasuredBy"
IS_FUNDED_BY: Final = GT + "isFundedBy"

# --- properties: bodies ----------------------------------------------------------------------------------------------

MONITORS: Final = GT + "monitors"
SCRUTINISES: Final = GT + "scrutinises"
REPORTS_TO: Final = GT + "reportsTo"
APPROVED: Final = GT + "approved"
IS_CONSULTED_ON: Final = GT + "isConsultedOn"
OWNS: Final = GT + "owns"
INVOLVES: Final = GT + "involves"
BENEFITS: Final = GT + "benefits"
CONCERNS: Final = GT + "concerns"
IS_LED_BY: Final = GT + "isLedBy"
HAS_STAKE_IN: Final = GT + "hasStakeIn"
HAS_REMIT: Final = GT + "hasRemit"
WORKS_WITH: Final = GT + "worksWith"
DRAWS_MEMBERS_FROM: Final = GT + "drawsMembersFrom"

# --- properties: evidence, grades, findings and decisions ------------------------------------------------------------

IS_EVIDENCED_BY: Final = GT + "isEvidencedBy"
IS_QUOTED_FROM: Final = GT + "isQuotedFrom"
MENTIONS: Final = GT + "mentions"
HAS_GRADE: Final = GT + "hasGrade"
IS_INFERRED_BY: Final = GT + "isInferredBy"
HAS_SCORE: Final = GT + "hasScore"
MATCHES_WORDS: Final = GT + "matchesWords"
IS_ABOUT: Final = GT + "isAbout"
PRINTED_AS: Final = GT + "printedAs"
READS_AS: Final = GT + "readsAs"
DECIDES_ON: Final = GT + "decidesOn"
HAS_VERDICT: Final = GT + "hasVerdict"
IS_DECIDED_BY: Final = GT + "isDecidedBy"
HAS_HEADING: Final = GT + "hasHeading"
IS_ON_PAGE: Final = GT + "isOnPage"
HAS_CHECKSUM: Final = GT + "hasChecksum"
IS_SUBMITTED_TO: Final = GT + "isSubmittedTo"
IS_NOT_MARKED_BY: Final = GT + "isNotMarkedBy"

# --- properties: time and duty ---------------------------------------------------------------------------------------

STARTS_ON: Final = GT + "startsOn"
ENDS_ON: Final = GT + "endsOn"
IS_PLANNED: Final = GT + "isPlanned"
IS_OWED_BY: Final = GT + "isOwedBy"
IS_OWED_TO: Final = GT + "isOwedTo"
HAS_FREQUENCY: Final = GT + "hasFrequency"

# --- others' terms ---------------------------------------------------------------------------------------------------

TYPE: Final = RDF + "type"
SUBJECT: Final = RDF + "subject"
PREDICATE: Final = RDF + "predicate"
OBJECT: Final = RDF + "object"
LABEL: Final = RDFS + "label"
COMMENT: Final = RDFS + "comment"
SUB_CLASS_OF: Final = RDFS + "subClassOf"
SUB_PROPERTY_OF: Final = RDFS + "subPropertyOf"
DOMAIN: Final = RDFS + "domain"
RANGE: Final = RDFS + "range"
OWL_CLASS: Final = OWL + "Class"
VERSION: Final = OWL + "versionInfo"

CONCEPT: Final = SKOS + "Concept"
CONCEPT_SCHEME: Final = SKOS + "ConceptScheme"
PREF_LABEL: Final = SKOS + "prefLabel"
ALT_LABEL: Final = SKOS + "altLabel"
HIDDEN_LABEL: Final = SKOS + "hiddenLabel"
NOTATION: Final = SKOS + "notation"
BROADER: Final = SKOS + "broader"
IN_SCHEME: Final = SKOS + "inScheme"
DEFINITION: Final = SKOS + "definition"
NOTE: Final = SKOS + "note"
SCOPE_NOTE: Final = SKOS + "scopeNote"
EXACT_MATCH: Final = SKOS + "exactMatch"
CLOSE_MATCH: Final = SKOS + "closeMatch"
BROAD_MATCH: Final = SKOS + "broadMatch"
EXAMPLE: Final = SKOS + "example"

TITLE: Final = DCTERMS + "title"
DATE: Final = DCTERMS + "date"
ISSUED: Final = DCTERMS + "issued"
SOURCE: Final = DCTERMS + "source"
DESCRIPTION: Final = DCTERMS + "description"
CREATOR: Final = DCTERMS + "creator"
IDENTIFIER: Final = DCTERMS + "identifier"
DC_TYPE: Final = DCTERMS + "type"
LICENCE: Final = DCTERMS + "license"

WAS_DERIVED_FROM: Final = PROV + "wasDerivedFrom"
GENERATED_AT_TIME: Final = PROV + "generatedAtTime"
EXACT: Final = OA + "exact"
START: Final = OA + "start"
END: Final = OA + "end"

XSD_DATE: Final = XSD + "date"
XSD_DATE_TIME: Final = XSD + "dateTime"
XSD_G_YEAR: Final = XSD + "gYear"
XSD_G_YEAR_MONTH: Final = XSD + "gYearMonth"
XSD_INTEGER: Final = XSD + "integer"
XSD_BOOLEAN: Final = XSD + "boolean"
XSD_STRING: Final = XSD + "string"
