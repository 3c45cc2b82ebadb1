# The manual's pages and the shells' completion, which the program itself writes from the table of its options.
file(GLOB command_files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/sim/cli sim/cli/*_command.cpp)
list(TRANSFORM command_files REPLACE "_command[.]cpp$" "" OUTPUT_VARIABLE command_names)

set(manual_folder ${PROJECT_BINARY_DIR}/manual)
set(manual_pages ${manual_folder}/cutline.1)
set(write_pages COMMAND cutline-program man --quiet --output ${manual_folder}/cutline.1)
foreach(name IN LISTS command_names)
  set(page ${manual_folder}/cutline-${name}.1)
  list(APPEND manual_pages ${page})
  list(APPEND write_pages COMMAND cutline-program man ${name} --quiet --output ${page})
endforeach()
file(MAKE_DIRECTORY ${manual_folder})
add_custom_command(OUTPUT ${manual_pages} ${write_pages} DEPENDS cutline-program VERBATIM
  COMMENT "Writing the manual")

set(completion_folder ${PROJECT_BINARY_DIR}/completion)
set(completions ${completion_folder}/cutline ${completion_folder}/_cutline ${completion_folder}/cutline.fish)
file(MAKE_DIRECTORY ${completion_folder})
add_custom_command(OUTPUT ${completions} DEPENDS cutline-program VERBATIM
  COMMAND cutline-program completion bash --quiet --output ${completion_folder}/cutline
  COMMAND cutline-program completion zsh --quiet --output ${completion_folder}/_cutline
  COMMAND cutline-program completion fish --quiet --output ${completion_folder}/cutline.fish
  COMMENT "Writing the completion for shells")

add_custom_target(manual ALL DEPENDS ${manual_pages} ${completions})
