# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Turns tokens.json into typed QML, so that no colour or length is typed by hand anywhere else.
# Runs when CMake configures, and again whenever tokens.json changes.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tokens.json")
file(READ "${CMAKE_CURRENT_SOURCE_DIR}/tokens.json" tokens)
set(token_dir "${CMAKE_CURRENT_BINARY_DIR}/tokens")
set(token_files "")
string(CONCAT token_header "// SPDX-FileCopyrightText: 2026 Holdfast contributors\n"
  "// SPDX-License-Identifier: GPL-3.0-or-later\n// Generated from tokens.json.\nimport QtQml\n\n")

function(token_keys out)
  string(JSON count LENGTH "${tokens}" ${ARGN})
  set(keys "")
  if(count GREATER 0)
    math(EXPR last "${count} - 1")
    foreach(index RANGE ${last})
      string(JSON key MEMBER "${tokens}" ${ARGN} ${index})
      list(APPEND keys "${key}")
    endforeach()
  endif()
  set(${out} "${keys}" PARENT_SCOPE)
endfunction()

macro(token_write name body)
  set(token_file "${token_dir}/${name}.qml")
  file(CONFIGURE OUTPUT "${token_file}" CONTENT "${token_header}${body}" @ONLY)
  set_source_files_properties("${token_file}" PROPERTIES QT_RESOURCE_ALIAS "${name}.qml")
  list(APPEND token_files "${token_file}")
endmacro()

# Numbers of a group and of the objects inside it: spine.opinion.on becomes opinionOn.
function(token_numbers out prefix)
  token_keys(keys ${ARGN})
  set(lines "")
  foreach(key IN LISTS keys)
    string(JSON type TYPE "${tokens}" ${ARGN} "${key}")
    set(name "${key}")
    if(NOT prefix STREQUAL "")
      string(SUBSTRING "${key}" 0 1 first)
      string(SUBSTRING "${key}" 1 -1 rest)
      string(TOUPPER "${first}" first)
      set(name "${prefix}${first}${rest}")
    endif()
    if(type STREQUAL "NUMBER")
      string(JSON value GET "${tokens}" ${ARGN} "${key}")
      string(APPEND lines "    readonly property real ${name}: ${value}\n")
    elseif(type STREQUAL "OBJECT")
      token_numbers(inner "${name}" ${ARGN} "${key}")
      string(APPEND lines "${inner}")
    endif()
  endforeach()
  set(${out} "${lines}" PARENT_SCOPE)
endfunction()

# Colours: one set that follows `dark`.
token_keys(names color light)
set(body "QtObject {\n    id: root\n\n    required property bool dark\n\n")
foreach(name IN LISTS names)
  string(JSON light GET "${tokens}" color light "${name}")
  string(JSON night GET "${tokens}" color dark "${name}")
  # A property named onX would be taken for a signal handler.
  string(REGEX REPLACE "^on([A-Z])" "inkOn\\1" name "${name}")
  string(APPEND body "    readonly property color ${name}: root.dark ? \"${night}\" : \"${light}\"\n")
endforeach()
string(REPLACE "QtQml" "QtQuick" token_header "${token_header}") # the type color lives there
token_write(ColorSet "${body}}\n")
string(REPLACE "QtQuick" "QtQml" token_header "${token_header}")

# Type: one TypeStyle for each name.
string(JSON ui_family GET "${tokens}" type family ui)
token_keys(names type scale)
set(body "QtObject {\n    id: root\n\n    required property real textScale\n\n")
foreach(name IN LISTS names)
  string(JSON family ERROR_VARIABLE none GET "${tokens}" type scale "${name}" family)
  if(none)
    set(family "${ui_family}")
  endif()
  foreach(key size line weight tracking)
    string(JSON ${key} GET "${tokens}" type scale "${name}" ${key})
  endforeach()
  string(APPEND body "    readonly property TypeStyle ${name}: TypeStyle {\n        textScale: root.textScale\n"
    "        family: \"${family}\"\n        size: ${size}\n        line: ${line}\n"
    "        weight: ${weight}\n        tracking: ${tracking}\n    }\n")
endforeach()
token_write(TypeScale "${body}}\n")

# Motion: reduced motion sets every duration to nothing, save the time that an undo is offered.
token_keys(names motion)
set(body "QtObject {\n    id: root\n\n    required property bool reduced\n\n")
foreach(name IN LISTS names)
  string(JSON type TYPE "${tokens}" motion "${name}")
  if(type STREQUAL "NUMBER")
    string(JSON value GET "${tokens}" motion "${name}")
    if(name STREQUAL "undoBar")
      string(APPEND body "    readonly property int ${name}: ${value}\n")
    else()
      string(APPEND body "    readonly property int ${name}: root.reduced ? 0 : ${value}\n")
    endif()
  endif()
endforeach()
token_write(MotionSet "${body}}\n")

# Edges are whole device pixels, so that all four sides of a control look the same.
token_keys(names border)
set(body "QtObject {\n    id: root\n\n    required property real pixelRatio\n\n")
foreach(name IN LISTS names)
  string(JSON value GET "${tokens}" border "${name}")
  string(APPEND body "    readonly property real ${name}: Math.max(1, Math.floor(${value} * root.pixelRatio)) / root.pixelRatio\n")
endforeach()
token_write(BorderSet "${body}}\n")

foreach(pair "space;SpaceSet" "radius;RadiusSet" "target;TargetSet" "focus;FocusSet"
        "layout;LayoutSet" "spine;SpineSet" "opacity;OpacitySet" "handling;HandlingSet"
        "openHome;OpenHomeSet" "redaction;RedactionSet" "time;TimeSet")
  list(GET pair 0 group)
  list(GET pair 1 name)
  token_numbers(lines "" ${group})
  token_write(${name} "QtObject {\n${lines}}\n")
endforeach()
