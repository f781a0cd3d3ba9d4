"""Word tests in English and Indonesian: is this a doing, an order, a slogan, a name?"""
