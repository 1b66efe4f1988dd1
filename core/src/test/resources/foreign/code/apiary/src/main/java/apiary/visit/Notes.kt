package apiary.visit

class Notes
