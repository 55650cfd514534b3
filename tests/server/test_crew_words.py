"""What crew lists call departments and positions, in two languages."""

from __future__ import annotations

import pytest

from server.formats.crew_words import department_of, role_of


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cam", "Camera"), ("CAMERA DEPT", "Camera"), ("CAMERA DEPARTMENT:", "Camera"), ("Cámara", "Camera"),
        ("Dpto. de Cámara", "Camera"), ("Equipo de fotografía", "Camera"), ("G&E", "Grip and electric"),
        ("LX", "Electric"),
        ("Set Lighting", "Electric"), ("Eléctricos", "Electric"), ("H/MU", "Hair and make-up"),
        ("Vestuario", "Costume"),
        ("Wardrobe", "Costume"), ("TRANSPO", "Transport"), ("Art Dept.", "Art"), ("Atrezzo", "Props"),
        ("A.D.s", "Assistant directors"),
        ("ADs", "Assistant directors"), ("Localizaciones", "Locations"), ("Kites", ""),
    ],
)  # fmt: skip
def test_departments_are_spelt_in_many_ways(typed: str, name: str) -> None:
    assert department_of(typed) == name


@pytest.mark.parametrize(
    ("position", "role"),
    [
        ("1st AD", "first_ad"), ("First Assistant Director", "first_ad"), ("2nd AD", "second_ad"),
        ("2nd 2nd AD", "crew"),
        ("Key 2nd AD", "second_ad"), ("3rd AD", "crew"), ("UPM", "upm"), ("Production Manager", "upm"),
        ("APOC", "apoc"),
        ("Asst. Production Coordinator", "apoc"), ("POC", "coordinator"), ("Production Coordinator", "coordinator"),
        ("Transportation Coordinator", "transport_captain"), ("Art Dept Coordinator", "crew"), ("Set PA", "pa"),
        ("PA", "pa"),
        ("Production Assistant", "pa"), ("Spanish teacher", "crew"), ("Driver - Camera truck", "driver"),
        ("Grip", "crew"),
        ("Key Grip", "hod"), ("Location Manager", "location_manager"), ("Asst Location Manager", "crew"),
        ("Gaffer", "hod"),
        ("Production Accountant", "accountant"), ("Payroll Accountant", "crew"), ("Studio Teacher", "guardian"),
        ("1er Ayudante de Dirección", "first_ad"), ("2º ayudante de dirección", "second_ad"),
        ("Jefa de producción", "upm"),
        ("Auxiliar de producción", "pa"), ("Chofer", "driver"), ("Director of Photography", "hod"), ("Actor", "cast"),
        ("Stunt Driver", "driver"), ("Director", "hod"), ("Casting Director", "crew"), ("", "crew"),
    ],
)  # fmt: skip
def test_positions_come_to_roles(position: str, role: str) -> None:
    assert role_of(position) == role
