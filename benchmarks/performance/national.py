def measured(sizes, effort): return ""
