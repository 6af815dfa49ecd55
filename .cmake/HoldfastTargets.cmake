# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One place for warnings, hardening and sanitizers, and two short ways to add a target:
#   holdfast_library(holdfast_store SOURCES ... PUBLIC ... PRIVATE ...)
#   holdfast_test(tst_vault SOURCES ... LIBRARIES ... LABELS unit)

add_library(holdfast_warnings INTERFACE)
target_compile_options(holdfast_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wformat=2 -Wnull-dereference
  -Wimplicit-fallthrough -Wextra-semi
  $<$<BOOL:$ENV{CI}>:-Werror>
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>
  # g++ 12 reports false overflows inside its own <string> and <vector> when it optimises.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict -Wno-null-dereference>)

add_library(holdfast_hardening INTERFACE)
target_compile_options(holdfast_hardening INTERFACE
  -fstack-protector-strong -fvisibility=hidden
  $<$<AND:$<NOT:$<CONFIG:Debug>>,$<STREQUAL:${HOLDFAST_SANITIZER},>>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2>)
target_link_options(holdfast_hardening INTERFACE -Wl,-z,relro,-z,now -pie)

if(HOLDFAST_SANITIZER STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
    # clang 14 cannot write its type marker before a coroutine ("difference across sections").
    $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
  add_link_options(-fsanitize=address,undefined)
elseif(HOLDFAST_SANITIZER STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

# A static library of ours: headers are included from the top of the tree ("core/base/result.h").
function(holdfast_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(${name} STATIC ${arg_SOURCES})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${arg_PUBLIC}
    PRIVATE ${arg_PRIVATE} holdfast_warnings holdfast_hardening)
endfunction()

function(holdfast_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} holdfast_warnings holdfast_hardening)
endfunction()

# A QtTest executable registered with ctest. The file holds one QObject class and ends with
# QTEST_APPLESS_MAIN and #include "<name>.moc". Labels: unit (fast, for --quick) or e2e, slow, ...
function(holdfast_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS")
  if(NOT arg_LABELS)
    set(arg_LABELS unit)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON
    RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} Qt6::Test holdfast_warnings)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT ${arg_TIMEOUT})
endfunction()
