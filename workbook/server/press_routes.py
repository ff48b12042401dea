"""The addresses for giving to a room with one press, and for asking it; the hub alone holds what is given."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from tornado.web import HTTPError

from workbook import urls
from workbook.endpoints import pressing
from workbook.endpoints.request import Response
from workbook.groups.poll.look import LOOK
from workbook.server.answers_routes import AnswersRoute, only_our_script
from workbook.server.endpoint_routes import EndpointRoute
from workbook.server.hub_line import HubSilent, ask_hub
from workbook.server.route import PressedRoute
from workbook.urls import Address

LARGEST = 4_000
"""Bytes of a clock."""


class Pressing(PressedRoute, EndpointRoute):
    """What they have in common: a press of our own pages alone, which the hub hears of."""

    sheets = (LOOK,)
    forms = True
    at_hub: Address

    @property
    def here(self) -> bool:
        """Whether this address has a use."""
        return bool(self.library.site.hub)

    async def get(self) -> None:
        """Show how things stand."""
        await self._show(None)

    async def post(self) -> None:
        """Let the hub hear of a press, and show how things stand."""
        await self._show(self.heard())

    def heard(self) -> dict[str, Any] | None:
        """Return what was pressed, as the hub takes it."""
        raise NotImplementedError

    def page(self, told: dict[str, Any], said: str) -> Response:
        """Return the page, made of what the hub says."""
        raise NotImplementedError

    async def _show(self, told: dict[str, Any] | None) -> None:
        if not self.here:
            self.send(pressing.nowhere(self.at(self.library.answers)))
            return
        if await self.shut():
            return
        await self.library.settle()
        try:
            found = await ask_hub(self.at_hub, told)
            said = found.get("why") or (pressing.done(self.question()) if told else "")
        except HubSilent as error:
            found, said = {}, str(error)
        self.send(self.page(found, said))


class Gift(Pressing):
    """Numbers are given, and taken back."""

    at_hub = urls.HUB_GIFTS

    def heard(self) -> dict[str, Any] | None:
        """Return what is given or taken back."""
        return pressing.pressed(self.at(self.library.answers), self.question())

    def page(self, told: dict[str, Any], said: str) -> Response:
        """Return the page of what somebody is asked, and gave."""
        at, asked = self.at(self.library.answers), self.question()
        return pressing.press_page_for(at, asked, told.get("gifts", ()), said)


class Asking(Pressing):
    """The room is asked, and its picture shown."""

    at_hub = urls.HUB_SUMS

    @property
    def here(self) -> bool:
        """Whether this is the workbook of somebody who leads."""
        return super().here and self.library.site.leads

    def heard(self) -> dict[str, Any] | None:
        """Return what the room is asked, or shown."""
        return pressing.led(self.at(self.library.answers), self.question())

    def page(self, told: dict[str, Any], said: str) -> Response:
        """Return the page of what the room was asked, with the sums."""
        at, asked = self.at(self.library.answers), self.question()
        return pressing.asking_page_for(at, asked, told.get("sums", ()), said)


class Handles(Asking):
    """How many are in the room, and how long and how large it is."""

    at_hub = urls.HUB_HANDLES

    def heard(self) -> dict[str, Any] | None:
        """Return what is wished of the room."""
        return pressing.handled(self.question())

    def page(self, told: dict[str, Any], said: str) -> Response:
        """Return the page with the handles."""
        return pressing.handles_page_for(self.at(self.library.answers), told, said)


class SharedClock(AnswersRoute):
    """The clock of a session that two people lead, for the script of its page."""

    def check_xsrf_cookie(self) -> None:
        """Let only our own script set it.

        Raises:
            HTTPError: another site asks, or someone whom our script did not send.
        """
        only_our_script(self)

    async def get(self) -> None:
        """Say where it stands."""
        run = self.get_query_argument("run", "")
        await self._tell(f"?{urlencode({'run': run})}", None)

    async def post(self) -> None:
        """Set it."""
        await self._tell("", self.asked(LARGEST))

    async def _tell(self, query: str, told: dict[str, Any] | None) -> None:
        if not (self.library.site.hub and self.library.site.leads):
            raise HTTPError(404)
        try:
            self.say(await ask_hub(urls.HUB_CLOCK, told, query))
        except HubSilent:
            raise HTTPError(503) from None


ROUTES = {urls.GIVEN: Gift, urls.ASKING: Asking, urls.HANDLES: Handles, urls.CLOCK: SharedClock}
"""The addresses for giving with one press."""
