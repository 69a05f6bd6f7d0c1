"""The pages, a family a module or package; each exports its ROUTES, and CHANGES where forms are posted."""
