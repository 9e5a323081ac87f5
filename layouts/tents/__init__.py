"""What a table tent is put together from."""
