"""Other people's triple stores: a graph pushed to one, and questions asked of one."""

from graphkit.remote.ask import ask
from graphkit.remote.push import Target, push

__all__ = ["Target", "ask", "push"]
