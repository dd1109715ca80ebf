"""Why no answer came: what clients raise, as a cause."""

from __future__ import annotations

import errno
import ssl

import aiohttp
import httpx

from auditor.model.outcome import Cause

# OpenSSL's X509_V_ERR_…: the issuer is not known here (2, 20, 21), or the root is not (19). The chain may be
# incomplete, which browsers mend by themselves, or of an authority that only this machine does not know.
_DOUBTFUL_CERTIFICATE = frozenset({2, 19, 20, 21})
_NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL, errno.EMFILE, errno.ENFILE})


class NoAnswer(Exception):  # noqa: N818  (an outcome, not a mistake)
    """A request got no answer.

    `local`: as far as can be told, for a reason that lies with this machine. `doubtful`: a reader's browser may do
    better. `final`: to ask again in this run is useless.
    """

    def __init__(self, cause: Cause, *, local: bool = False, doubtful: bool = False, final: bool = False) -> None:
        super().__init__(str(cause))
        self.cause = cause
        self.local = local
        self.doubtful = doubtful
        self.final = final


class LookUpError(OSError):
    """A host's name led to no machine that may be asked."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(str(cause))
        self.cause = cause


def failure(error: BaseException) -> NoAnswer:
    """What an exception of httpx, of aiohttp below it, or of the system says. Its cause is PROTOCOL when unknown."""
    if isinstance(error, httpx.TransportError) and error.__cause__ is not None:
        error = error.__cause__
    match error:
        case NoAnswer():
            return error
        case aiohttp.ClientConnectorCertificateError():
            return _certificate(error.certificate_error)
        case aiohttp.ClientConnectorSSLError():
            return NoAnswer(Cause.PROTOCOL)
        case aiohttp.ClientConnectorError():
            return _system(error.os_error)
        case TimeoutError() | httpx.TimeoutException():
            return NoAnswer(Cause.TIMEOUT)
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | aiohttp.InvalidURL() | UnicodeError():
            return NoAnswer(Cause.MALFORMED)
        case OSError():
            return _system(error)
        case aiohttp.ClientConnectionError() | aiohttp.ClientPayloadError() | httpx.NetworkError():
            return NoAnswer(Cause.CONNECTION)
        case _:
            return NoAnswer(Cause.PROTOCOL)


def _system(error: OSError) -> NoAnswer:
    match error:
        case LookUpError():
            return NoAnswer(error.cause, local=error.cause is Cause.RESOLVER)
        case ssl.SSLError():
            return NoAnswer(Cause.PROTOCOL)
        case TimeoutError():
            return NoAnswer(Cause.TIMEOUT)
        case _:
            return NoAnswer(Cause.CONNECTION, local=error.errno in _NO_ROUTE)


def _certificate(error: Exception) -> NoAnswer:
    code = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    return NoAnswer(Cause.CERTIFICATE, doubtful=code in _DOUBTFUL_CERTIFICATE)
