/** The options with which Node runs the functions, as `terraform/locals.tf` says them. */
export const functionOptions = "--v8-pool-size=0";
