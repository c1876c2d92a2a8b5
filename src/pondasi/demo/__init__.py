"""The demo city: facts about Kota Balikpapan, datasets of invented figures, workbooks made of them, and accounts.

The region codes, agencies and government affairs are facts. Every figure, account and workbook is invented and says so
("data contoh"). Only `load` knows the database; everything else here is frozen values.
"""
