"""Read and check the stylesheets of brands. In: CSS. Out: rules, problems and mirrored rules."""
