"""The keys of a workspace: one pair to sign its packages, one to open those sealed for it."""

from __future__ import annotations

from desktop.services.exchange_ports import OfficeKeys, SecretStore

_SIGNING = "signing_key"
_SEALING = "sealing_key"
_CONTEXT = b"goixa manifest\n"
"""Stands before what is signed, so that no signature can be used for anything else."""


class NewKeys:
    """Implements ``KeyMaker``."""

    def office_keys(self, secrets: SecretStore) -> OfficeKeys:
        """Return the keys of the workspace; they are made and kept the first time."""
        from nacl.signing import SigningKey
        from pyrage import x25519

        signing = secrets.secret(_SIGNING)
        if not signing:
            signing = bytes(SigningKey.generate()).hex()
            secrets.keep_secret(_SIGNING, signing)
        sealing = secrets.secret(_SEALING)
        if not sealing:
            sealing = str(x25519.Identity.generate())
            secrets.keep_secret(_SEALING, sealing)
        public = bytes(SigningKey(bytes.fromhex(signing)).verify_key).hex()
        recipient = str(x25519.Identity.from_str(sealing).to_public())
        return OfficeKeys(public, signing, recipient, sealing)


def sign(manifest: bytes, keys: OfficeKeys) -> bytes:
    """Return the signature of a manifest, in hexadecimal."""
    from nacl.signing import SigningKey

    signed = SigningKey(bytes.fromhex(keys.signing_secret)).sign(_CONTEXT + manifest)
    return signed.signature.hex().encode("ascii")


def is_signed(manifest: bytes, signature: bytes, public_key: str) -> bool:
    """Tell whether ``signature`` (hexadecimal) of ``manifest`` was made with this key."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        key = VerifyKey(bytes.fromhex(public_key))
        key.verify(_CONTEXT + manifest, bytes.fromhex(signature.decode("ascii")))
    except (CryptoError, ValueError, TypeError):
        return False
    return True
