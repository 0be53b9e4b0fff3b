"""A small supplier workbook that has nothing wrong with it, as rows for `write_filled`.

All companies and figures are invented.
"""

from datetime import date

COMMON = {
    "data_kind": "invoiced",
    "credibility": "calibrated_internal",
    "evidence": "EV01",
    "department": "facilities",
}

ROWS = {
    "facility": [
        {
            "member": "S03",
            "company_zh": "虛構鋁業股份有限公司",
            "company_en": "Invented Aluminium Ltd",
            "tax_id": "04595600",
            "country": "TW",
            "period_start": date(2025, 1, 1),
            "period_end": date(2025, 12, 31),
            "ghg_category_1": 120.5,
            "disclosure": "raw",
            "allocation_rule": "mass",
        }
    ],
    "products": [
        {
            "product": "00123",
            "name_zh": "鋁合金外殼",
            "name_en": "Aluminium housing",
            "role": "main",
            "unit": "unit",
            "output": 120000,
            "mass_per_unit": 0.042,
        },
        {
            "product": "SCRAP",
            "role": "by_product",
            "unit": "kilogram",
            "output": 0,
            "by_product_treatment": "cut_off",
        },
    ],
    "processes": [
        {"process": "DC", "name_zh": "壓鑄", "kind": "production", "makes": ("00123", "SCRAP")},
        {"process": "AIR", "name_zh": "空壓", "kind": "utility", "serves": ("DC",)},
    ],
    "materials": [
        {
            "line": "M01",
            "category": "main_material",
            "item": "鋁錠",
            "process": "DC",
            "amount": 12000.25,
            "unit": "kilogram",
            "stock_change": -200,
            "supplier": "outside",
            "recycled_content": 0.3,
            **COMMON,
        },
        {
            "line": "M02",
            "category": "packaging",
            "item": "=紙箱",
            "process": "site",
            "amount": 0,
            "unit": "unit",
            "mass_per_unit": 0.2,
            "supplier": "S07",
            "supplier_product": "BOX",
            **COMMON,
        },
    ],
    "energy": [
        {
            "line": "E01",
            "category": "electricity",
            "item": "台電",
            "process": "site",
            "unit": "kilowatt hour",
            **{f"m{month:02}": 1000 + month for month in range(1, 13)},
            **COMMON,
        },
        {
            "line": "E02",
            "category": "water",
            "item": "自來水",
            "process": "site",
            "amount": 800,
            "unit": "cubic meter",
            **COMMON,
        },
    ],
    "transport": [
        {
            "line": "T01",
            "category": "inbound_transport",
            "item": "17 t truck",
            "carries": "M01",
            "mode": "road",
            "distance": 52,
            "load": 12,
            "process": "DC",
            **COMMON,
        },
        {
            "line": "T02",
            "category": "waste_transport",
            "item": "truck",
            "mode": "air",
            "amount": 31.5,
            "process": "site",
            **COMMON,
        },
    ],
    "outputs": [
        {
            "line": "O01",
            "category": "waste",
            "item": "爐渣",
            "process": "DC",
            "amount": 300,
            "unit": "kilogram",
            "treatment": "landfill",
            **COMMON,
        },
    ],
    "downstream": [
        {
            "line": "D01",
            "stage": "use",
            "category": "use_energy",
            "item": "用電",
            "product": "00123",
            "basis": "per_unit",
            "amount": 225,
            "unit": "kilowatt hour",
            **COMMON,
        },
        {
            "line": "D02",
            "stage": "distribution",
            "category": "distribution_transport",
            "item": "truck",
            "product": "00123",
            "basis": "per_unit",
            "mode": "road",
            "distance": 100,
            "load": 0.0001,
            **COMMON,
        },
    ],
    "allocation": [
        {"pool": "site", "rule": "machine_hours"},
        {
            "pool": "DC",
            "rule": "custom_key",
            "target": "00123",
            "value": 2.5,
            "unit": "h",
            "reason": "測試",
        },
    ],
    "result": [
        {
            "product": "00123",
            "indicator": "biogenic_removals",
            "stage": "raw_materials",
            "value": -0.25,
            "unit": "kilogram CO2e",
        },
    ],
    "evidence": [{"evidence": "EV01", "document": "電費單", "holder": "會計"}],
}
