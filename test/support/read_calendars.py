"""Reads calendars with icalendar (PyPI), a library that had no part in writing them.

Takes a JSON list of texts on standard input, and prints a JSON list with the events of each. Each calendar is written
anew by the library and read again: the events have to be the same. Times are milliseconds since the epoch.
"""

import json
import sys

from icalendar import Calendar


def text(event, name):
    return str(event.get(name, ""))


def read(source):
    events = []
    for event in Calendar.from_ical(source).walk("VEVENT"):
        events.append(
            {
                "uid": text(event, "UID"),
                "sequence": int(event["SEQUENCE"]),
                "modified": round(event["LAST-MODIFIED"].dt.timestamp() * 1000),
                "start": round(event["DTSTART"].dt.timestamp() * 1000),
                "end": round(event["DTEND"].dt.timestamp() * 1000),
                "status": text(event, "STATUS"),
                "summary": text(event, "SUMMARY"),
                "description": text(event, "DESCRIPTION"),
                "location": text(event, "LOCATION"),
                "url": text(event, "URL"),
            }
        )
    return events


answers = []
for source in json.load(sys.stdin):
    events = read(source)
    if read(Calendar.from_ical(source).to_ical()) != events:
        sys.exit("read otherwise after it was written again: " + source[:200])
    answers.append(events)
json.dump(answers, sys.stdout)
