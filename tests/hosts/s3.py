"""A server that speaks S3, for tests: moto's, which checks signatures as Amazon does, with its requests counted.

    python tests/hosts/s3.py     # says where it is and the one key that it takes, as a line of JSON; ends with its standard input

Tests look behind it, without a key, below `/_test/`: `log` (what was asked since), `objects?bucket=`, `put?bucket=&key=`, `delete?bucket=&key=`,
and `fault?method=&key=&skip=&times=&status=`, which answers some requests with an error of the server or, with the status 0, not in time.
"""

import hashlib
import json
import os
import sys
import threading
import time
from urllib.parse import parse_qs

# Never a key of whoever runs the tests, and nobody asks Amazon.
os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_EC2_METADATA_DISABLED="true", MOTO_ALLOW_NONEXISTENT_REGION="false")

from moto import settings  # noqa: E402
from moto.iam.models import iam_backends  # noqa: E402
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app  # noqa: E402
from moto.s3.models import s3_backends  # noqa: E402
from werkzeug.serving import make_server  # noqa: E402

ACCOUNT = "123456789012"
REGION = "eu-central-1"
ALL = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}


class Server:
    def __init__(self):
        self.moto = DomainDispatcherApplication(create_backend_app)
        self.lock = threading.Lock()
        self.log, self.faults = [], []
        self.s3 = s3_backends[ACCOUNT]["aws"]
        iam = iam_backends[ACCOUNT]["aws"]
        iam.create_user(REGION, "tests")
        iam.put_user_policy("tests", "all", json.dumps(ALL))
        self.key = iam.create_access_key("tests")
        # From now on each request has to be signed.
        settings.INITIAL_NO_AUTH_ACTION_COUNT = 0

    def __call__(self, environ, start):
        path = environ["PATH_INFO"].encode("latin-1").decode()
        query = {name: values[0] for name, values in parse_qs(environ.get("QUERY_STRING", "")).items()}
        if path.startswith("/_test/"):
            return self.behind(path.removeprefix("/_test/"), query, environ, start)
        fault = self.fault(environ["REQUEST_METHOD"], path)
        entry = {"method": environ["REQUEST_METHOD"], "path": path, "list": "list-type" in query}
        with self.lock:
            self.log.append(entry)
        if fault is not None:
            entry["status"] = fault
            if fault == 0:
                time.sleep(600)
            start(f"{fault} Fault", [("Content-Type", "application/xml")])
            return [b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"]

        def started(status, headers, *more):
            entry["status"] = int(status.split()[0])
            return start(status, headers, *more)

        return self.moto(environ, started)

    def fault(self, method, path):
        with self.lock:
            for fault in self.faults:
                if fault["method"] != method or not path.endswith(fault["key"]):
                    continue
                if fault["skip"] > 0:
                    fault["skip"] -= 1
                elif fault["times"] > 0:
                    fault["times"] -= 1
                    return fault["status"]
        return None

    def behind(self, what, query, environ, start):
        answer = None
        bucket = query.get("bucket")
        if what == "log":
            with self.lock:
                answer, self.log = self.log, []
        elif what == "fault":
            number = {name: int(query[name]) for name in ("skip", "times", "status")}
            with self.lock:
                self.faults = [{"method": query["method"], "key": query.get("key", ""), **number}]
        elif what == "create":
            self.s3.create_bucket(bucket, REGION)
        elif what == "objects":
            answer = {name: about(key) for name, key in self.s3.buckets[bucket].keys.items()}
        elif what == "put":
            length = int(environ.get("CONTENT_LENGTH") or 0)
            self.s3.put_object(bucket, query["key"], environ["wsgi.input"].read(length))
        elif what == "delete":
            self.s3.delete_object(bucket, query["key"])
        else:
            start("404 Not Found", [])
            return [b""]
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]


def about(key):
    value = key.value
    return {
        "bytes": len(value),
        "hash": hashlib.sha256(value).hexdigest(),
        "type": key.metadata.get("content-type"),
        "cache": key.metadata.get("cache-control"),
    }


def main():
    server = Server()
    http = make_server("127.0.0.1", 0, server, threaded=True, request_handler=MotoRequestHandler)
    http.daemon_threads = True
    threading.Thread(target=http.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{http.server_address[1]}"
    told = {"address": address, "region": REGION, "key": server.key.access_key_id, "secret": server.key.secret_access_key}
    print(json.dumps(told), flush=True)
    sys.stdin.read()


main()
