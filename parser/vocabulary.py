"""Akoma Ntoso 3.0 as tables: what its schema and naming convention say of element names.

The schema is the OASIS Standard of 29 August 2018. A version 3.1 is an edit of these tables.
"""

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Our own namespace, for what Akoma Ntoso has no place for: offsets, omissions, origins.
OWN = "urn:treaty-parser:akn:1"

# Elements that need an eId as soon as any element has one (naming convention 5.5.1): those
# that the schema gives the attribute group `idreq`.
NEEDS_EID = frozenset(
    """
    FRBRmasterExpression TLCConcept TLCEvent TLCLocation TLCObject TLCOrganization TLCPerson
    TLCProcess TLCReference TLCRole TLCTerm activeRef address adjournment administrationOfOath
    alinea applies article attachment attachmentOf authorialNote blockContainer blockList book
    chapter citation citations clause communication component componentData components concept
    container content contrasts count crossHeading debateSection declarationOfVote derogates
    dissentsFrom distinguishes div division documentRef efficacyMod embeddedStructure entity
    event extends forceMod formula hasAttachment hcontainer heading indent interstitial intro
    isAnalogTo item judge jurisprudence lawyer legalSystemMod level list location longTitle
    mapping marker meaningMod ministerialStatements mmod mod nationalInterest note
    noticesOfMotion object ol oralStatements organization original other overrules papers
    paragraph part party passiveRef person personalStatements petitions point pointOfOrder
    prayers proceduralMotions process proviso putsInQuestion quantity questions quorum
    quorumVerification quotedStructure recital recitals recount ref resolutions restricts rmod
    role rollCall rref rule scopeMod section speechGroup subFlow subchapter subclause
    subdivision subheading sublist subparagraph subpart subrule subsection subtitle supports
    table tblock temporalGroup term textualMod title toc tome transitional ul voting wrapUp
    writtenStatements
    """.split()
)

# Elements whose text is for reading: white space in them is part of it.
MIXED = frozenset(
    {"p", "num", "heading", "subheading", "crossHeading", "block", "docTitle", "caption"}
)

# Elements of the hierarchy, which number and head what is in them.
HIERARCHICAL = frozenset(
    """
    alinea article book chapter clause division hcontainer indent level list paragraph part
    point proviso rule section subchapter subclause subdivision sublist subparagraph subpart
    subrule subsection subtitle title tome transitional
    """.split()
)

# Divisions that are often numbered through a whole document, whatever contains them.
CONTINUOUS = ("article", "rule")

# Inline elements, which never prefix another element's eId.
INLINE = frozenset(
    """
    a abbr affectedDocument argument b concept date def del docAuthority docCommittee docDate
    docIntroducer docJurisdiction docketNumber docNumber docProponent docPurpose docStage
    docStatus docTitle docType entity event fillIn i img inline ins judge lawyer legislature
    location mmod mod mref neutralCitation noteRef object omissis opinion organization outcome
    party person placeholder process quantity quotedText ref relatedDocument remark rmod role
    rref session shortTitle signature span sub sup term time u vote
    """.split()
)

# Documents: what a meta element is the first child of.
DOCUMENTS = frozenset(
    """
    act amendment amendmentList bill debate debateReport doc documentCollection judgment
    officialGazette portion statement
    """.split()
)

# Naming convention 5.1: elements with a short reference; all others use their own name.
REFERENCES = {
    "alinea": "al", "article": "art", "attachment": "att", "list": "list", "chapter": "chp",
    "clause": "cl", "citation": "cit", "citations": "cits", "division": "dvs", "paragraph": "para",
    "recital": "rec", "recitals": "recs", "section": "sec", "subchapter": "subchp",
    "subclause": "subcl", "subdivision": "subdvs", "subparagraph": "subpara",
    "subsection": "subsec", "wrapUp": "wrapup", "listIntroduction": "intro",
    "mainBody": "body", "eventRef": "eref", "temporalGroup": "tmpg", "quotedStructure": "qstr",
    "quotedText": "qtext", "component": "cmp", "components": "cmpnts", "componentRef": "cref",
    "debateSection": "dbsect", "documentRef": "dref", "blockList": "list", "listWrapUp": "wrapup",
    "collectionBody": "body", "amendmentBody": "body", "judgmentBody": "body",
    "portionBody": "body", "debateBody": "body",
}  # fmt: skip


def reference(element: str) -> str:
    """The name that an element has in eIds.

    >>> reference("paragraph"), reference("point")
    ('para', 'point')
    """
    return REFERENCES.get(element, element)


# What can begin an IRI: two small letters, and a locality behind a hyphen (4.5).
JURISDICTION = r"^[a-z]{2}(-[a-z0-9]+)*$"
# User-assigned in ISO 3166-1: an IRI with it is known to nobody else.
LOCAL = "xx"
# Clauses in each other, at most. Readers of XML and JSON stop at some depth, and a clause in a
# list is two elements.
DEEPEST = 16
# An IRI must have a date (4.5). Where none is known it is this; no clock is asked for one.
UNDATED = "0001-01-01"

# Root element of an instrument; all others are `act`.
ROOTS = {
    "declaration": "statement",
    "joint-statement": "statement",
    "communique": "statement",
    "memorandum-of-understanding": "doc",
    "arrangement": "doc",
}


def root(instrument: str) -> str:
    """The Akoma Ntoso document type of an instrument.

    >>> root("charter"), root("declaration")
    ('act', 'statement')
    """
    return ROOTS.get(instrument, "act")
