"""The portal as MkDocs sees it. MkDocs loads this file under a name of its own, so the logic lives in the package."""

from portal.bridge.events import Events

_events = Events()

on_startup = _events.on_startup
on_config = _events.on_config
on_files = _events.on_files
on_env = _events.on_env
on_page_read_source = _events.on_page_read_source
on_page_markdown = _events.on_page_markdown
on_page_content = _events.on_page_content
on_page_context = _events.on_page_context
on_post_page = _events.on_post_page
on_post_build = _events.on_post_build
on_build_error = _events.on_build_error
on_serve = _events.on_serve
