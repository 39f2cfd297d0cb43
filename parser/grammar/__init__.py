"""Survey → lark.Tree: tokens, nesting, and the rules of grammar/treaty.lark.

The tree's rules have Akoma Ntoso's names, its leaves are tokens whose values are passages.
"""

from lark import Token, Tree

from parser.grammar.lexer import lex
from parser.grammar.nesting import nest
from parser.survey import Survey
from parser.tables import treaty


def parse(survey: Survey) -> Tree[Token]:
    """The tree of a survey. The nesting step gives only what the grammar takes."""
    reading = treaty().parse_interactive()
    for token in nest(lex(survey)):
        reading.feed_token(token)
    tree: Tree[Token] = reading.feed_eof()  # type: ignore[no-untyped-call]
    return tree
