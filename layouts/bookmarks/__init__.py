"""What a bookmark is put together from."""
