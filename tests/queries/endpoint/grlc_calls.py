"""Asks grlc, in the current folder and by its config.ini, for each call given; prints the answers as JSON. A process of its own."""

import json
import sys

from grlc.server import app

client = app.test_client()
described = client.get("/api-local/swagger").get_json()
answers = {}
for name, parameters in json.load(sys.stdin).items():
    answer = client.get(f"/api-local/{name}", query_string=parameters, headers={"Accept": "application/json"})
    answers[name] = {"status": answer.status_code, "body": answer.get_data(as_text=True)}
json.dump({"described": described["paths"], "answers": answers}, sys.stdout)
