"""Documents that go out: the register, their pages, urging, handing over."""
