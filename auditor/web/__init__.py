"""What addresses on the web lead to: asked once each, politely, within bounds, and never of a private machine.

`answers.answers` is the entry. Nothing is imported here: httpx is slow to import, and most runs need no request.
"""
