"""State machines: their definitions are validated, and they have no versions.

moto has a parser, for executions, which is asked. It does not know all that Step Functions does.
"""

import json

from moto.core.responses import ActionResult
from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser
from moto.stepfunctions.responses import StepFunctionResponse


def validate_state_machine_definition(self):
    problem = problem_of(self._get_param("definition"))
    if problem is None:
        return ActionResult({"result": "OK", "diagnostics": [], "truncated": False})
    diagnostic = {"severity": "ERROR", "code": "INVALID_DEFINITION", "message": problem}
    return ActionResult({"result": "FAIL", "diagnostics": [diagnostic], "truncated": False})


def problem_of(definition):
    """Return what the parser says against a definition, None if it takes it."""
    try:
        AmazonStateLanguageParser.parse(json.dumps(spell_as_known(json.loads(definition))))
    except Exception as error:  # The parser raises whatever the fault happens to meet.
        return f"{type(error).__name__}: {error}"
    return None


def spell_as_known(part):
    """Spell what the parser does not know as what it does, and leave out what it cannot take.

    That is the input type JSONL, a whole number of percent, and a result writer with arguments.
    """
    if isinstance(part, list):
        return [spell_as_known(member) for member in part]
    if not isinstance(part, dict):
        return part
    known = {key: spell_as_known(member) for key, member in part.items()}
    if known.get("InputType") == "JSONL":
        known["InputType"] = "JSON"
    if "ToleratedFailurePercentage" in known:
        known["ToleratedFailurePercentage"] = float(known["ToleratedFailurePercentage"])
    if "Arguments" in known.get("ResultWriter", {}):
        del known["ResultWriter"]
    return known


def list_state_machine_versions(self):
    return ActionResult({"stateMachineVersions": []})


for action in (validate_state_machine_definition, list_state_machine_versions):
    setattr(StepFunctionResponse, action.__name__, action)
