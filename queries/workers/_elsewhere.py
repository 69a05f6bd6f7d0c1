"""Asking an allowed host, and no other: its name is resolved here, and only an address outside is connected to.

What is asked of an allowed name must not end up inside: neither by a name that resolves to an inner address, nor by one
that resolves to another address a moment later (the address that was checked is the one connected to), nor by a redirect
(none is followed).
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from .errors import FederationError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Reply", "ask_elsewhere", "is_allowed", "is_outside"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # IPv4 addresses as an IPv6 network writes them (RFC 6052)
_AT_ONCE = 1 << 16


class Reply(NamedTuple):
    """What an endpoint elsewhere answered."""

    status: int
    media_type: str
    body: bytes


def is_allowed(address: str, hosts: frozenset[str]) -> bool:
    """Tell whether the host of an IRI is one of those named: "data.example.org", or with the port if it is an unusual one."""
    try:
        parts = urlsplit(address)
        usual = _DEFAULT_PORTS.get(parts.scheme)
        port = parts.port or usual
    except ValueError:
        return False
    if usual is None or not parts.hostname or parts.username is not None or parts.password is not None:
        return False
    return (parts.hostname if port == usual else f"{parts.hostname}:{port}") in hosts


def is_outside(address: str) -> bool:
    """Tell whether an IP address is of the public internet: not private, loopback, link-local, shared or reserved."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None) or found
    if found in _TRANSLATED:
        inner = ipaddress.IPv4Address(found.packed[-4:])
    return inner.is_global and found.is_global and not inner.is_multicast


def ask_elsewhere(address: str, method: str, headers: Mapping[str, str], body: bytes, seconds: float, most: int) -> Reply:
    """Send one request, and give the whole reply.

    Raises FederationError if the host has no address outside, does not answer within `seconds`, sends more than `most`
    bytes, or answers with another status than 200.
    """
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _DEFAULT_PORTS[parts.scheme]
    connection = HTTPConnection(host, port, timeout=seconds)
    try:
        connection.sock = _connected(host, port, seconds, secure=parts.scheme == "https")
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        content = bytearray()
        while piece := response.read(_AT_ONCE):
            content += piece
            if len(content) > most:
                raise FederationError(f"{host} answered with more than the {most:,} bytes allowed here: ask it for less.")
        if response.status != 200:
            raise FederationError(f"{host} answered with status {response.status}: look at what it is asked.")
        return Reply(response.status, response.headers.get("Content-Type", ""), bytes(content))
    except (OSError, HTTPException, ValueError) as error:
        raise FederationError(f"{host} could not be asked ({error}): try again later, or ask without it.") from error
    finally:
        connection.close()


def _connected(host: str, port: int, seconds: float, *, secure: bool) -> socket.socket:
    addresses = [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not addresses or not all(is_outside(address) for address in addresses):
        raise FederationError(f"{host} has an address inside a network, which is never asked: name another host.")
    line = socket.create_connection((addresses[0], port), seconds)
    if not secure:
        return line
    try:
        return ssl.create_default_context().wrap_socket(line, server_hostname=host)
    except OSError:
        line.close()
        raise
