"""Writes the contract: `python3 test/oracle/expect.py [folder]` (default: the repository).

From the data set: three files and the numbers of every panel in test/fixtures/contract, the records and the expected
answers in src/testing.
Without python3, sha256.json tells whether outputs still belong to these inputs.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import counting
from cases import cases
from dataset import duplicates, records
from panels import panel_numbers
from reading import detail, lean
from write import formats

HERE = Path(__file__).parent
HEADER = '// Written by test/oracle/expect.py; not by hand.\n'


def literal(value, names=None):
    """JSON that is also TypeScript; escaped, so that no reader of the source is misled by bidi marks."""
    text = json.dumps(value, ensure_ascii=True, separators=(',', ':'))
    if names is None or not isinstance(value, (dict, list)):
        return text
    if text in names:
        return names[text]
    if isinstance(value, list):
        return '[' + ','.join(literal(v, names) for v in value) + ']'
    assert '__proto__' not in value, 'as a key of a literal it would set the prototype'
    return (
        '{'
        + ','.join(f'{k if k.isidentifier() else json.dumps(k)}:{literal(v, names)}' for k, v in value.items())
        + '}'
    )


def parts(value):
    """All objects and lists inside a value, innermost first."""
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from parts(inner)
        yield value


def shared(value):
    """A name for each long part that stands more than once, and its declaration: the files stay small."""
    times = Counter(literal(part) for part in parts(value))
    names, lines = {}, []
    for part in parts(value):
        text = literal(part)
        if text not in names and times[text] > 1 and len(text) > 40:
            name = f'_{len(names)}'
            lines.append(f'const {name} = {literal(part, names)};\n')
            names[text] = name
    return names, ''.join(lines)


def constant(doc, name, type, lines):
    items = ''.join(f'  {line},\n' for line in lines)
    return f'\n/** {doc} */\nexport const {name}: {type} = [\n{items}];\n'


def answers():
    loaded = [lean(r) for r in records()]
    details = {d['id']: d for d in (detail(r) for r in records())}
    for name, question in cases():
        if question['kind'] == 'record':
            expected = counting.record(loaded, details, question)
        else:
            expected = getattr(counting, question['kind'])(loaded, question)
        yield {'name': name, 'question': question, 'expected': expected}


def outputs():
    names, fixture = shared([records(), duplicates()])
    fixture = HEADER + "import type { GraphRecord } from './graph-record.js';\n\n" + fixture
    fixture += constant(
        'Provisioning events, as Microsoft Graph gives them: one at least for every rule of counting.',
        'contractRecords',
        'readonly GraphRecord[]',
        (literal(r, names) for r in records()),
    )
    fixture += constant(
        'Three records, two of them with one id.',
        'duplicateRecords',
        'readonly GraphRecord[]',
        (literal(r, names) for r in duplicates()),
    )

    answered = list(answers())
    names, cases = shared([a['expected'] for a in answered])
    cases = HEADER + "import type { ExpectedAnswer } from './expected-answer.js';\n\n" + cases
    cases += constant(
        'Questions over `contractRecords` and their right answers.',
        'expectedAnswers',
        'readonly ExpectedAnswer[]',
        (
            f'{{name:{literal(a["name"])},question:{literal(a["question"])},expected:{literal(a["expected"], names)}}}'
            for a in answered
        ),
    )

    out = {f'test/fixtures/contract/{name}': text for name, text in formats(records()).items()}
    out['test/fixtures/contract/panel-numbers.json'] = panel_numbers([lean(r) for r in records()])
    return {**out, 'src/testing/contract-fixture.ts': fixture, 'src/testing/contract-cases.ts': cases}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1]
    written = {path: text.encode() for path, text in outputs().items()}
    inputs = {f'test/oracle/{p.name}': p.read_bytes() for p in sorted([*HERE.glob('*.py'), HERE / 'samples.json'])}
    sums = {path: sha256(data) for path, data in {**inputs, **written}.items()}
    written['test/oracle/sha256.json'] = (json.dumps(sums, indent=2) + '\n').encode()
    for path, data in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


if __name__ == '__main__':
    main()
