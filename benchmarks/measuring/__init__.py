"""What `performance.py` measures: questions in process, the endpoint beside other servers, and a nation's councils."""
